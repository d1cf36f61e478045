import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite would take graphql's `module` build where Node takes `main`; there must be one copy.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    // Two cores: more workers only fight each other.
    maxWorkers: 2,
    testTimeout: 20_000,
    coverage: { include: ['src/**/*.ts'], reporter: ['text-summary', 'html'] },
  },
})
