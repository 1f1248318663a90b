import { ageOn, type Day } from '../../../kernel/days.ts';
import type { IdentifiedPerson } from '../../../people/enrolment/index.ts';
import type { OutRow } from '../output.ts';

const SEX = { male: '1', female: '2' } as const satisfies Record<IdentifiedPerson['sex'], string>;
const IDENTITY_CARD = '01';

/** Who a person is, as answers repeat it. */
export function identityOf({ id, name, idNumber, sex, bornOn }: IdentifiedPerson, on: Day): OutRow {
  return {
    psn_no: id,
    psn_name: name,
    psn_cert_type: IDENTITY_CARD,
    certno: idNumber,
    gend: SEX[sex],
    brdy: bornOn,
    age: ageOn(bornOn, on),
    cvlserv_flag: '0',
  };
}
