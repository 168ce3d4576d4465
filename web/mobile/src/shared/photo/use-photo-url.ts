import { useEffect, useState } from 'react';
import { useOutbox } from '../outbox/OutboxContext.ts';

/** Address of a picture's bytes while they are on this phone. */
export function usePhotoUrl(id: string): string | undefined {
  const outbox = useOutbox();
  const [src, setSrc] = useState<string>();
  useEffect(() => {
    let url: string | undefined;
    let here = true;
    void outbox.bytes(id).then((bytes) => {
      if (!bytes || !here) return;
      url = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
      setSrc(url);
    });
    return () => {
      here = false;
      if (url) URL.revokeObjectURL(url);
    };
  }, [outbox, id]);
  return src;
}
