import { rememberedArea } from '../kit/area.ts';

/** The icon on a home screen opens one address for all areas: it leads to the one of the last time, else to the first. */
export async function openOwnArea(): Promise<void> {
  window.location.replace(`/${rememberedArea() ?? (await firstArea())}/own/`);
}

async function firstArea(): Promise<string> {
  const answer = await fetch('/api/areas');
  const { rows } = (await answer.json()) as { readonly rows: readonly { code: string }[] };
  return rows[0]?.code ?? '';
}
