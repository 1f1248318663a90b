import { askingCommand } from './ask-server.ts';

export const command = askingCommand(
  'settle',
  'settlements',
  'settle through the running server; a repeated key gets its answer again',
);
