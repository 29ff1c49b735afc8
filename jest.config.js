const transform = { '^.+\\.tsx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' } }] };

module.exports = {
  projects: [
    { displayName: 'unit', testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}', '<rootDir>/scripts/**/*.test.ts'], testEnvironment: 'node', transform, modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/'] },
    { displayName: 'integration', testMatch: ['<rootDir>/tests/integration/**/*.test.ts'], testEnvironment: 'node', transform, modulePathIgnorePatterns: ['<rootDir>/build/'] },
  ],
  testTimeout: 60_000,
};
