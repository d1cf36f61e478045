import './fields/caller.ts'
import './fields/decisions.ts'
import './fields/groups.ts'
import './fields/policies.ts'
import './fields/policy-holders.ts'
import './fields/roles.ts'
import './fields/s3.ts'
import './fields/users.ts'
import './fields/validation.ts'
import { assertGuarded } from './assert-guarded.ts'
import { builder } from './builder.ts'

/** The whole schema. Each import above adds its fields; a field without an action keeps the gateway from starting. */
export const schema = assertGuarded(builder.toSchema())
