import { invalid } from '../../util/invalid-input.ts'

const ACTION = /^[A-Za-z0-9-]{1,64}:[A-Za-z0-9_-]{1,128}$/

/** One concrete action, not a pattern. @throws ServiceError `InvalidInput` */
export function checkAction(action: string, field: string): string {
  if (ACTION.test(action)) return action
  throw invalid(field, action, 'one action as `service:Name`, without wildcards, such as `s3:GetObject`')
}
