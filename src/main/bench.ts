import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../platform/project-root.ts';
import type { Command } from './command.ts';

export const command: Command = {
  usage: [{ call: 'bench [OPTION…]', does: 'measure settlements against pgbench on this machine' }],
  run(args) {
    // The bench stays outside the server: it brings load clients and other engines to compare with.
    const script = join(PROJECT_ROOT, 'tools', 'bench', 'bench.ts');
    const child = spawn(
      process.execPath,
      ['--max-semi-space-size=64', '--import', 'tsx', script, ...args],
      {
        cwd: PROJECT_ROOT,
        stdio: 'inherit',
      },
    );
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  },
};
