#!/usr/bin/env node
// The command `cifra` of the package: the clone's, with the modules of `standalone` in their place.
import '@cifra/cli/main.ts';
