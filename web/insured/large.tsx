import { createContext, type ReactNode, use, useEffect, useState } from 'react';

const SLOT = 'yikao.large';

const Chosen = createContext<{ large: boolean; choose: (large: boolean) => void }>({
  large: false,
  choose: () => undefined,
});

/** 长辈版: larger type and fewer things. The telephone keeps it, also for whoever signs in next. */
export function LargeProvider({ children }: { children: ReactNode }) {
  const [large, setLarge] = useState(() => localStorage.getItem(SLOT) === 'yes');
  useEffect(() => {
    document.documentElement.classList.toggle('large', large);
  }, [large]);
  const choose = (next: boolean) => {
    localStorage.setItem(SLOT, next ? 'yes' : 'no');
    setLarge(next);
  };
  return <Chosen value={{ large, choose }}>{children}</Chosen>;
}

export function useLarge() {
  return use(Chosen);
}
