#!/usr/bin/env node
// The `yikao` command: the built server when it is up to date, else the sources through tsx.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, isServerBuilt, ROOT, requireNode, SERVER } from '../tools/build.mjs';

requireNode();
ensureInstalled();
if (isServerBuilt()) {
  const { main } = await import(pathToFileURL(SERVER).href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  const tsx = pathToFileURL(join(ROOT, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const source = join(ROOT, 'src', 'main.ts');
  const child = spawn(process.execPath, ['--import', tsx, source, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
