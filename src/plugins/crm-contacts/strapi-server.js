'use strict';

// Strapi's loader takes only `.js`: this hands on what the host's build compiled.
const path = require('path');

const compiled = path.resolve(__dirname, '../../../dist/src/plugins/crm-contacts/server/src/index.js');

module.exports = require(compiled).default;
