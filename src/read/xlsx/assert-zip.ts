import type { Source } from '../../ports.ts';
import { notAZip, olderOrProtected } from './problems.ts';

/** The first bytes of old .xls files, and of the envelope that Excel puts around workbooks with a password. */
const compoundFile = 'd0cf11e0';

/** Throws where the file does not start like a zip. */
export async function assertZip(source: Source): Promise<void> {
  const start = Buffer.from(await source.readAt(0, 4)).toString('hex');
  if (start === compoundFile) throw olderOrProtected();
  if (!start.startsWith('504b')) throw notAZip();
}
