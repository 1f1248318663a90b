import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useNavigate } from 'react-router';
import type { PostingView, SessionView } from '../../src/border/identity/index.ts';
import { postLast, postShared } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { useLeave } from './leave.tsx';
import { useAnew, useSession } from './session.ts';
import { usePlaceName } from './use-place-name.ts';
import { accountWords, roleWord } from './words.ts';

type Items = NonNullable<MenuProps['items']>;
type Text = (key: keyof typeof accountWords.zh) => string;

/** In the header of every page: who works, in which posting, and the way out or to another posting. */
export function WhoIsHere() {
  const t = useText(accountWords);
  const navigate = useNavigate();
  const anew = useAnew();
  const leave = useLeave();
  const { data } = useSession();
  const placeName = usePlaceName(data?.signed?.posting?.office ?? null);
  if (!data) return null;
  const { signed } = data;
  if (!signed && !data.open) {
    return (
      <Button type="link" onClick={() => navigate('/sign-in')}>
        {t('signIn')}
      </Button>
    );
  }
  const act = async (path: string, body: object, send = postShared) => {
    await send(path, body).catch(() => undefined);
    await anew();
  };
  const choose = async (key: string) => {
    const [what = '', id = ''] = key.split(':');
    if (what === 'page') navigate(id);
    else if (what === 'demo') await leave(() => act('/sign-in/demonstration', { name: id }));
    else if (what === 'posting') await act('/session/posting', { posting: id });
    else if (what === 'out') {
      await leave(async () => {
        await act('/session/end', {}, postLast);
        navigate(data.open ? '/' : '/sign-in');
      });
    }
  };
  const label = signed ? labelOf(signed, t, placeName) : t('guest');
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: itemsOf(data, t, placeName), onClick: ({ key }) => void choose(key) }}
    >
      <Button
        type="text"
        className="who"
        aria-label={label}
        icon={<UserOutlined aria-hidden />}
        aria-haspopup="menu"
      >
        <span className="who-name">{label}</span>
      </Button>
    </Dropdown>
  );
}

type Signed = NonNullable<SessionView['signed']>;

type PlaceName = (path: string) => string;

function labelOf({ displayName, person, posting }: Signed, t: Text, placeName: PlaceName): string {
  const name = displayName ?? person ?? '';
  return posting ? `${name} · ${postingText(posting, t, placeName)}` : name;
}

export function postingText(
  { role, provider, office, county, area }: PostingView,
  t: Text,
  placeName: PlaceName = (path) => path,
): string {
  const place = provider ?? (office ? placeName(office) : (county ?? area));
  return place ? `${roleWord(t, role)} ${place}` : roleWord(t, role);
}

function itemsOf(
  { open, signed, demonstration }: SessionView,
  t: Text,
  placeName: PlaceName,
): Items {
  const others = (signed?.postings ?? []).filter(({ id }) => id !== signed?.posting?.id);
  const pages = [
    ...(signed?.name ? [{ key: 'page:/account', label: t('account') }] : []),
    ...(signed?.permissions.includes('staff.read') || (open && !signed)
      ? [{ key: 'page:/staff', label: t('staff') }]
      : []),
  ];
  const shown = demonstration.filter(({ name }) => name !== signed?.name);
  return [
    ...pages,
    ...group(
      t('switchTo'),
      others.map((one) => ({ key: `posting:${one.id}`, label: postingText(one, t, placeName) })),
    ),
    ...group(
      t('guestHint'),
      shown.map(({ name, displayName, role }) => ({
        key: `demo:${name}`,
        label: `${displayName} · ${roleWord(t, role)}`,
      })),
    ),
    ...(signed ? [{ key: 'out:', label: t('signOut') }] : []),
    ...(signed ? [] : [{ key: 'page:/sign-in', label: t('signIn') }]),
  ];
}

function group(label: string, children: Items): Items {
  return children.length === 0 ? [] : [{ type: 'group', key: label, label, children }];
}
