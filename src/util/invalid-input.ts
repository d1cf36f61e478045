import { ServiceError } from './service-error.ts'

/** An `InvalidInput` that says what was given and what would be right. Long input is cut: it is a message, not an echo. */
export function invalid(field: string, given: string, right: string): ServiceError {
  const shown = given.length > 100 ? `${given.slice(0, 100)}...` : given
  return new ServiceError('InvalidInput', `${field} is \`${shown}\`; it must be ${right}`, field)
}
