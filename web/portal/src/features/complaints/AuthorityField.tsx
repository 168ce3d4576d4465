import { ErrorState } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePortalApi } from '../../shared/use-portal-api.ts';

interface AuthorityFieldProps {
  value: string;
  onChange: (authorityId: string) => void;
  problem: string | undefined;
}

/** Whose officers it is about, where no check says so. */
export function AuthorityField({ value, onChange, problem }: AuthorityFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const api = usePortalApi();
  const { data, error, refetch } = useQuery({ queryKey: ['authorities'], queryFn: () => api.authorities() });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className="field" data-bad={problem !== undefined}>
      <label htmlFor={id}>{t('complaint.authority')}</label>
      <select
        id={id}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}h`}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        <option value="">{t('complaint.choose')}</option>
        {data?.items.map((authority) => (
          <option key={authority.id} value={authority.id}>
            {authority.name}
          </option>
        ))}
      </select>
      <p id={`${id}h`} className="field-hint">
        {problem ? <strong role="alert">{problem}</strong> : null}
      </p>
    </div>
  );
}
