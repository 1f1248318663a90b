import type { AreaCode } from '../../kernel/ids.ts';
import { systemClock } from '../../platform/clock.ts';
import { idSource } from '../../platform/id-source.ts';
import { startWorkers } from '../../platform/jobs/start-workers.ts';
import { createLog } from '../../platform/log.ts';
import { APPLICATION_ROLE } from '../../platform/roles.ts';
import { createSealer } from '../../platform/seal.ts';
import { openArea } from '../../platform/sql.ts';
import { httpGateway } from './http-gateway.ts';
import { SEND_NOTICE } from './model.ts';
import { sendNotice } from './send-notice.ts';
import { TEST_KEY } from './testing.ts';

/** A process of its own that sends notices, to be killed. */
const [url = '', code = '', gateway = ''] = process.argv.slice(2);
const area = code as AreaCode;
const sealer = createSealer([TEST_KEY]);
const database = openArea({ url, area, role: APPLICATION_ROLE, sealer });
const ids = idSource(systemClock);
const deps = { database, clock: systemClock, ids, gateways: { sms: httpGateway(gateway) } };
startWorkers({
  ...{ url, role: APPLICATION_ROLE, areas: () => [area] },
  tasks: [
    { name: SEND_NOTICE, lane: 'notices', run: ({ notice = '' }) => sendNotice(deps, notice) },
  ],
  log: createLog(systemClock, (line) => process.stderr.write(line)),
});
