import type { ValidateDocument } from '../../src/index.ts';
import { callNexload } from '../helpers/call-nexload.ts';

/** What `nexload validate --json` says, about its inputs or about itself. */
export async function check(...args: readonly string[]): Promise<ValidateDocument> {
  return JSON.parse((await callNexload(['validate', ...args, '--json'])).stdout) as ValidateDocument;
}
