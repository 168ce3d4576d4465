import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../shared/inspection/StepForm.tsx';
import { useContact } from './use-desks.ts';

const LONGEST_REASON = 200;

/** How to ask the reporter back: only with a reason, which is written down with the name of who looked. */
export function ReportContact({ reportId }: { reportId: string }) {
  const { t } = useTranslation();
  const contact = useContact(reportId);
  const [reason, setReason] = useState('');
  if (contact.data !== undefined)
    return (
      <p>
        {t('inspection.reports.contact')}：<b>{contact.data}</b>
      </p>
    );
  return (
    <>
      <form
        className="contact-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) contact.mutate(reason.trim());
        }}
      >
        <Input
          size="small"
          maxLength={LONGEST_REASON}
          aria-label={t('inspection.reports.contactWhy')}
          placeholder={t('inspection.reports.contactWhy')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button size="small" htmlType="submit" loading={contact.isPending} disabled={reason.trim() === ''}>
          {t('inspection.reports.showContact')}
        </Button>
      </form>
      {contact.error ? <Refusal error={contact.error} /> : null}
    </>
  );
}
