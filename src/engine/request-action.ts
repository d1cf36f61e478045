/** The action of a request. All in lower case: actions are compared ignoring case. */
export interface RequestAction {
  /** `s3:getobject` */
  readonly text: string
  /** `s3` */
  readonly service: string
  /** `getobject` */
  readonly name: string
}

const ACTION = /^([a-z0-9][a-z0-9._-]*):([a-z0-9_.-]+)$/

/** Takes `s3:GetObject` apart; `undefined` for a text that is no action, such as one with a wildcard. */
export function parseRequestAction(text: string): RequestAction | undefined {
  const lower = text.toLowerCase()
  const match = ACTION.exec(lower)
  if (match === null) return undefined
  const [, service = '', name = ''] = match
  return Object.freeze({ text: lower, service, name })
}
