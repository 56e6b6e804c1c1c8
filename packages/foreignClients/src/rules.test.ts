// The OpenAPI document against the recommended rules of two linters.

import { bareApp } from '@cifra/server/testing/bareApp.ts';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';
import { beforeAll, expect, test } from 'vitest';

let source: string;
beforeAll(async () => {
  const app = await bareApp();
  source = (await app.inject({ url: '/openapi.json', headers: { host: 'localhost' } })).body;
  await app.close();
});

test('the document keeps the rules that Redocly recommends', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const faults = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  expect(faults.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
});

test('the document keeps the rules that Spectral recommends', async () => {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [[rulesets.oas as never, 'recommended']] });
  const faults = await linter.run(JSON.parse(source) as Record<string, unknown>);
  expect(faults.map(({ code, message, path }) => [code, message, path.join('.')])).toEqual([]);
});
