import { ServiceError, type ServiceErrorCode } from '../util/service-error.ts'

/** Turns one expected failure into `null`: what does not exist is absent, not an error. Every other failure stays one. */
export async function orNull<T>(code: ServiceErrorCode, work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof ServiceError && error.code === code) return null
    throw error
  }
}
