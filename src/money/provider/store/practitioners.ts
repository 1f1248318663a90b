import type { ProviderId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { Practitioner } from '../model.ts';

export type PractitionerSearch = {
  readonly provider: ProviderId;
  readonly kind: Practitioner['kind'] | null;
  readonly code: string | null;
  readonly name: string | null;
  /** As `maskIdNumber` writes it. */
  readonly idNumberMasked: string | null;
};

const MOMENT = 'YYYY-MM-DD HH24:MI:SS';

/** Also those who left, with the end of their time. */
export async function findPractitioners(
  sql: Sql,
  { provider, kind, code, name, idNumberMasked }: PractitionerSearch,
): Promise<Practitioner[]> {
  return sql<Practitioner>(
    'provider: practitioners',
    `select provider_id as provider, code, kind, name, own_number as "ownNumber", id_kind as "idKind",
       id_number_masked as "idNumberMasked", qualification, licence,
       insurance_doctor as "insuranceDoctor", to_char(began_at, '${MOMENT}') as "beganAt",
       to_char(ended_at, '${MOMENT}') as "endedAt", change_reason as "changeReason"
     from practitioner
     where provider_id = $1 and ($2::text is null or kind = $2) and ($3::text is null or code = $3)
       and ($4::text is null or name = $4) and ($5::text is null or id_number_masked = $5)
     order by code`,
    [provider, kind, code, name, idNumberMasked],
  );
}
