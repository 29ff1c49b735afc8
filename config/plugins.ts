export default () => ({
  'crm-contacts': {
    enabled: true,
    resolve: './src/plugins/crm-contacts',
    config: { timeZone: 'Europe/Berlin', defaultCountry: 'DE', documentSources: [] },
  },
  graphql: { enabled: true, config: { defaultLimit: 25, maxLimit: 100, depthLimit: 7 } },
  'users-permissions': { enabled: true, config: { jwtManagement: 'refresh' } },
});
