import type { Requests } from '../model/run.ts';
import { countOf } from './plural.ts';

/** `212 writes and 14 reads sent, asked to wait 2 times, tried again 3 times`. */
export function sayRequests({ reads, writes, throttled, retried }: Requests): string {
  return [
    `${countOf(writes, 'write')} and ${countOf(reads, 'read')} sent`,
    ...(throttled > 0 ? [`asked to wait ${countOf(throttled, 'time')}`] : []),
    ...(retried > 0 ? [`tried again ${countOf(retried, 'time')}`] : []),
  ].join(', ');
}
