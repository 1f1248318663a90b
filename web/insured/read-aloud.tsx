import { useEffect, useState } from 'react';
import { useLanguage, useText } from '../kit/language.tsx';
import { OwnButton } from './own-button.tsx';
import { ownWords } from './words.ts';

/** A voice that speaks on this device: others would be told what a person had done and what it cost. */
function voiceOf(language: string): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  return speechSynthesis
    .getVoices()
    .find((voice) => voice.localService && voice.lang.startsWith(language));
}

export function ReadAloud({ text }: { readonly text: string }) {
  const t = useText(ownWords);
  const { language } = useLanguage();
  const [voice, setVoice] = useState(() => voiceOf(language));
  const [reading, setReading] = useState(false);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const look = () => setVoice(voiceOf(language));
    look();
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', look);
      speechSynthesis.cancel();
    };
  }, [language]);
  if (!voice) return null;
  const read = () => {
    speechSynthesis.cancel();
    if (reading) return setReading(false);
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = 0.9;
    words.onend = () => setReading(false);
    setReading(true);
    speechSynthesis.speak(words);
  };
  return (
    <OwnButton block onClick={read}>
      {t(reading ? 'stopReading' : 'readAloud')}
    </OwnButton>
  );
}
