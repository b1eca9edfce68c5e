import { writeSync } from 'node:fs';

// Loaded into a process that is measured: it tells its peak, in kilobytes, and the time that it had a processor for, in
// microseconds, to whoever listens on the fourth stream.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, `${maxRSS} ${userCPUTime + systemCPUTime}`);
});
