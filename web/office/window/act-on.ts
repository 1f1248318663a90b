import { post } from '../../kit/api.ts';
import { once } from '../../kit/intent.ts';
import type { ActBody, CaseView } from '../../kit/matters/views.ts';

/** Once, however often the line breaks; the version says that nobody else was there in between. */
export function actOn(id: string, body: ActBody): Promise<CaseView> {
  return once(`case ${id}`, body, (keyed) =>
    post<CaseView>(`/cases/${encodeURIComponent(id)}/acts`, keyed),
  );
}
