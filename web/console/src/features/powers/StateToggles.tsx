import type { OfficerPage } from '@shancheng/contracts/registers';
import { useTranslation } from 'react-i18next';
import { CERTIFICATE_STATES, type CertificateState } from './register-search.ts';

interface StateTogglesProps {
  counts: OfficerPage['states'] | undefined;
  chosen: CertificateState | undefined;
  onChoose: (state: CertificateState | undefined) => void;
}

/** How the certificates stand on the day, each count a filter. */
export function StateToggles({ counts, chosen, onChoose }: StateTogglesProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="state-toggles">
      <legend className="visually-hidden">{t('powers.officers.stateLabel')}</legend>
      {CERTIFICATE_STATES.filter((state) => state === chosen || (counts?.[state] ?? 0) > 0).map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={state === chosen}
          onClick={() => onChoose(state === chosen ? undefined : state)}
        >
          {t(`powers.officers.state.${state}`)} <b>{counts?.[state] ?? 0}</b>
        </button>
      ))}
    </fieldset>
  );
}
