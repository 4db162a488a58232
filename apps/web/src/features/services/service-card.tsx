import { Button, Title } from '@mantine/core'
import { IconLock, IconRepeat } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useMayInFile } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import type { Service } from './api/services.ts'
import classes from './service-card.module.css'
import { useServiceWords } from './use-service-words.ts'

interface ServiceCardProps {
  /** Rank of its heading on the page. */
  readonly order: 2 | 3
  readonly service: Service
  readonly renewableMembershipId: string | null
}

/** Why the service cannot be ordered, and what to do about it. */
function Refusal({ service, renewableMembershipId }: Omit<ServiceCardProps, 'order'>) {
  const { t } = useTranslation('services')
  const { refusal, orderId, label } = service
  if (refusal === null) return null
  const types = service.typeLabels.join(', ')
  const order = orderId !== null && (
    <Button component={Link} to={paths.serviceOrder(orderId)} variant="default">
      {t(refusal === 'pending' ? 'refusal.toPay' : 'refusal.toOrder')}
      <span className="visually-hidden"> ({label})</span>
    </Button>
  )
  return (
    <>
      <p className={classes.refusal}>
        <IconLock size={16} aria-hidden />
        <span>{t(`refusal.${refusal}`, { types })}</span>
      </p>
      {order}
      {refusal === 'membership-inactive' && (
        <Button
          component={Link}
          to={renewableMembershipId === null ? paths.memberships : paths.renewal(renewableMembershipId)}
          variant="default"
        >
          {t('refusal.renew')}
          <span className="visually-hidden"> ({label})</span>
        </Button>
      )}
    </>
  )
}

/** One service on offer: what it is, what it costs, whether it can be ordered. */
export function ServiceCard(props: ServiceCardProps) {
  const { t } = useTranslation('services')
  const { price, vat } = useServiceWords()
  const { service, order } = props
  const mayOrder = useMayInFile()('services.order')
  return (
    <li className={classes.card}>
      <Title order={order} className={classes.name}>
        {service.label}
      </Title>
      <p className={classes.text}>{service.description}</p>
      <p className={classes.price}>
        <strong>{price(service)}</strong>
        <span className={classes.note}>{vat(service)}</span>
      </p>
      {service.interval !== null && (
        <p className={classes.note}>
          <IconRepeat size={16} aria-hidden className={classes.icon} /> {t('recurring')}
        </p>
      )}
      <div className={classes.foot}>
        {service.refusal === null ? (
          mayOrder && (
            <Button component={Link} to={paths.orderService(service.id)} variant="outline">
              {t('order')}
              <span className="visually-hidden"> ({service.label})</span>
            </Button>
          )
        ) : (
          <Refusal {...props} />
        )}
      </div>
    </li>
  )
}
