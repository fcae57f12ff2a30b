import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    env: { TZ: 'UTC' },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    slowTestThreshold: 1_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'cli/**/*.test.ts', 'db/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          globalSetup: ['server/testing/global-setup.ts'],
          // Modules keep no state between tests: one registry a worker saves loading Fastify and Zod for every file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'pure', include: ['lib/**/*.test.ts', 'contract/**/*.test.ts', 'web/**/*.test.ts', 'locales/**/*.test.ts'], isolate: false },
      },
    ],
  },
})
