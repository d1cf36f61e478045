import type { ValueTest } from './operator-families.ts'
import { MET, NOT_MET } from './test-result.ts'

/** Meets when one of the tests does. For tests that can read every value. */
export function anyOf(tests: readonly ValueTest[]): ValueTest {
  const [only] = tests
  if (only !== undefined && tests.length === 1) return only
  return (value, facts) => {
    for (const test of tests) if (test(value, facts) === MET) return MET
    return NOT_MET
  }
}
