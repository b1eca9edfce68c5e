import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const layers = [
  'read',
  'map',
  'plan',
  'send',
  'reconcile',
  'report',
  'calls',
  'steps',
  'resources',
  'io',
  'sandbox',
  'cli',
];
const ground = ['model', 'ports', 'errors', 'problems', 'budget', 'sqlite'];
const doors = ['index.ts', 'resources/index.ts'];

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()).default({}),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const lockfile = z
  .object({
    packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}) })),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => file.endsWith('.ts'));

describe('the source folder', () => {
  test('has no drawer for odds and ends: a file is named after what it exports', () => {
    expect(files.filter((file) => /(^|[/-])(utils?|helpers?|managers?|misc|common)(\.ts$|\/)/.test(file))).toEqual([]);
  });

  test('has only folders that a layer rule of .oxlintrc.json covers', () => {
    const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
    expect([...folders].filter((folder) => ![...layers, ...ground].includes(folder ?? ''))).toEqual([]);
  });

  test('has no folders more than two deep, as the layer rules count steps up', () => {
    expect(files.filter((file) => file.split('/').length > 3)).toEqual([]);
  });

  test('has no barrels but its two doors: any other file exports something of its own', () => {
    expect(files.filter((file) => !doors.includes(file) && isBarrel(readFileSync(`src/${file}`, 'utf8')))).toEqual([]);
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

  test('has a lockfile with the binaries of every platform, as `npm ci` refuses one without', () => {
    const wanted = Object.entries(lockfile.packages).flatMap(([parent, { optionalDependencies }]) =>
      Object.keys(optionalDependencies).map((name) => ({ parent, name })),
    );
    const isLocked = ({ parent, name }: { parent: string; name: string }) =>
      `node_modules/${name}` in lockfile.packages || `${parent}/node_modules/${name}` in lockfile.packages;
    expect(wanted.filter((dependency) => !isLocked(dependency))).toEqual([]);
  });
});

function isBarrel(text: string): boolean {
  const exports = text.match(/^export [^;]*/gm) ?? [];
  return exports.length > 0 && exports.every((each) => / from '[^']*'$/.test(each));
}
