// `npm start`: install, build, run. Later starts find everything in place and only run.
import { pathToFileURL } from 'node:url';
import {
  ensureInstalled,
  ensureServerBuilt,
  ensureWebBuilt,
  requireNode,
  SERVER,
} from './build.mjs';

requireNode();
ensureInstalled();
ensureServerBuilt();
ensureWebBuilt();

const { main } = await import(pathToFileURL(SERVER).href);
process.exitCode = await main(['start', ...process.argv.slice(2)]);
