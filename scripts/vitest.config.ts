import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const report = process.env.DIGEST_TEST_REPORT

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // `.ci/run` reads the counts from a file.
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})
