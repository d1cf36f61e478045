import { invalid } from '../../util/invalid-input.ts'

const MAX_DESCRIPTION_LENGTH = 1_000

/** @throws ServiceError `InvalidInput` */
export function checkDescription(description: string): string {
  if (description.length <= MAX_DESCRIPTION_LENGTH) return description
  throw invalid('input.description', description, `at most ${MAX_DESCRIPTION_LENGTH} characters`)
}
