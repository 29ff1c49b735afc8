const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
    },
  ],
};

/** What other tools made: jest would find copies of our packages and modules in it. */
const ignored = ['<rootDir>/build/', '<rootDir>/.cache/', '<rootDir>/.strapi/', '<rootDir>/.tmp/', '<rootDir>/test-results/'];

module.exports = {
  projects: [
    {
      displayName: 'unit',
      testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}', '<rootDir>/scripts/**/*.test.ts'],
      testEnvironment: 'node',
      transform: { '^.+\\.[jt]sx?$': transform['^.+\\.tsx?$'] },
      // Published as ES modules only, which jest does not load as they are.
      transformIgnorePatterns: ['/node_modules/(?!d3-hierarchy/)'],
      modulePathIgnorePatterns: [...ignored, '<rootDir>/dist/'],
    },
    {
      displayName: 'integration',
      testMatch: ['<rootDir>/tests/integration/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/support/template.ts',
      testEnvironment: 'node',
      transform,
      // The compiled application is what runs; only its second package.json is not wanted.
      modulePathIgnorePatterns: [...ignored, '<rootDir>/dist/.*/package\\.json$', '<rootDir>/dist/build/'],
    },
  ],
  testTimeout: 60_000,
};
