import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const layers = ['read', 'map', 'plan', 'send', 'reconcile', 'report', 'resources', 'io', 'sandbox', 'cli'];
const catalogues = ['errors', 'problems'];
const doors = ['index.ts', 'resources/index.ts'];

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()).default({}),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => file.endsWith('.ts'));

describe('the source folder', () => {
  test('has no drawer for odds and ends: a file is named after what it exports', () => {
    expect(files.filter((file) => /(^|[/-])(utils?|helpers?|managers?|misc|common)(\.ts$|\/)/.test(file))).toEqual([]);
  });

  test('has only folders that a layer rule of .oxlintrc.json covers', () => {
    const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
    expect([...folders].filter((folder) => ![...layers, ...catalogues].includes(folder ?? ''))).toEqual([]);
  });

  test('has no folders more than two deep, as the layer rules count steps up', () => {
    expect(files.filter((file) => file.split('/').length > 3)).toEqual([]);
  });

  test('passes names on from its two doors only', () => {
    const passingOn = files.filter((file) => /^export [^;]*? from '/m.test(readFileSync(`src/${file}`, 'utf8')));
    expect(passingOn.filter((file) => !doors.includes(file))).toEqual([]);
  });
});

describe('the package', () => {
  test.each(
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }),
  )('takes %s in one exact version', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  test('has a lockfile that names no server, so that any mirror serves it', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
  });
});
