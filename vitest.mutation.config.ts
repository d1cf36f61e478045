import { defineConfig } from 'vitest/config'

/**
 * The tests that mutants are tried against: the fast ones, and none that searches at random for long, so that each mutant is met by
 * a test that says what it expects. See docs/mutation-testing.md.
 */
export default defineConfig({
  test: {
    include: ['test/policy/**/*.test.ts', 'test/engine/**/*.test.ts', 'test/golden/cases-by-topic.mutation.ts'],
    exclude: [
      'test/**/*.properties.test.ts',
      'test/**/properties.test.ts',
      'test/**/*-laws.test.ts',
      'test/**/aws-managed-policies.test.ts',
      'test/policy/policy-schema.test.ts',
      'test/**/slow-*.test.ts',
    ],
    setupFiles: ['test/fixed-seed.ts'],
    // One worker for all files: starting one for each would take most of the time.
    isolate: false,
    testTimeout: 20_000,
  },
})
