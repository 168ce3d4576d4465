import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/parts/Field.tsx';
import { goTo } from '../../shared/route.ts';

/** The number of a draw stands on the published plan. */
export function DrawForm() {
  const { t } = useTranslation();
  const [drawId, setDrawId] = useState('');
  const [tried, setTried] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    // Whoever pastes the whole link means the number at its end.
    const id = drawId.trim().split('/').at(-1);
    if (id) goTo({ page: 'draw', drawId: id });
  }
  return (
    <form className="card form" onSubmit={submit}>
      <Field
        label={t('draw.id')}
        hint={t('draw.idHint')}
        value={drawId}
        onChange={setDrawId}
        maxLength={200}
        problem={tried && !drawId.trim() ? t('fillIn') : undefined}
      />
      <button type="submit" className="big-button">
        {t('draw.submit')}
      </button>
    </form>
  );
}
