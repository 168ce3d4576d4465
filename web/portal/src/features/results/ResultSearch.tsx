import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../shared/route.ts';

export function ResultSearch({ q: first }: { q: string }) {
  const { t } = useTranslation();
  const [q, setQ] = useState(first);
  function submit(event: FormEvent) {
    event.preventDefault();
    goTo({ page: 'results', ...(q.trim() ? { q: q.trim() } : {}) });
  }
  return (
    <search>
      <form className="search" onSubmit={submit}>
        <input
          type="search"
          aria-label={t('results.search')}
          placeholder={t('results.search')}
          value={q}
          maxLength={100}
          onChange={({ currentTarget }) => setQ(currentTarget.value)}
        />
        <button type="submit" className="side-button">
          {t('results.searchButton')}
        </button>
      </form>
    </search>
  );
}
