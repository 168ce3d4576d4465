import type { MatterDetail } from '@shancheng/contracts/registers';
import { ErrorState } from '@shancheng/ui';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePublication } from './use-registers.ts';

/** Publishes a matter or withdraws it, never without a reason. */
export function PublicationForm({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const publication = usePublication(matter.code);
  const published = matter.publishedAt === undefined;
  const verb = t(published ? 'powers.matters.publish' : 'powers.matters.withdraw');
  return (
    <p>
      <Button size="small" danger={!published} onClick={() => setOpen(true)}>
        {verb}
      </Button>
      <Modal
        open={open}
        title={t(published ? 'powers.matters.confirmPublish' : 'powers.matters.confirmWithdraw', { name: matter.name })}
        okText={verb}
        cancelText={t('powers.imports.cancel')}
        okButtonProps={{ danger: !published, disabled: reason.trim() === '', loading: publication.isPending }}
        onOk={() => publication.mutate({ published, reason: reason.trim() }, { onSuccess: () => setOpen(false) })}
        onCancel={() => setOpen(false)}
      >
        <label htmlFor="publication-reason">
          {t('powers.matters.reason')}
          <Input.TextArea
            id="publication-reason"
            rows={3}
            maxLength={500}
            value={reason}
            placeholder={t('powers.matters.reasonHint')}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        {publication.error ? <ErrorState error={publication.error} /> : null}
      </Modal>
    </p>
  );
}
