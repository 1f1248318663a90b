import { askingCommand } from './ask-server.ts';

export const command = askingCommand(
  'quote',
  'quotes',
  'ask the running server what a settlement would pay',
);
