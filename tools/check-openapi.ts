import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';

/** Fails when server/openapi.json is not valid OpenAPI 3.1 or a route does not say what it answers. */
const file = join(import.meta.dirname, '../server/openapi.json');
const parsed = JSON.parse(await readFile(file, 'utf8'));
await SwaggerParser.validate(structuredClone(parsed));

const methods = ['get', 'put', 'post', 'delete', 'patch'];
const operations = Object.entries<Record<string, { responses?: object }>>(parsed.paths ?? {}).flatMap(([path, item]) =>
  methods.filter((method) => item[method]).map((method) => ({ path, method, ...item[method] })),
);
const silent = operations.filter(({ responses }) => Object.keys(responses ?? {}).length === 0);
for (const { method, path } of silent) console.error(`${method.toUpperCase()} ${path} has no responses`);
if (!String(parsed.openapi).startsWith('3.1') || operations.length === 0 || silent.length > 0) process.exitCode = 1;
