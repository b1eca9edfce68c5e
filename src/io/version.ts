import { readFileSync } from 'node:fs';

/** The version of nexload, from the package that it was installed with. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

/** The same with what it runs on. */
export function sayVersion(): string {
  return `${readVersion()} (Node ${process.versions.node}, ${process.platform} ${process.arch})`;
}
