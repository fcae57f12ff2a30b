import { basename, dirname } from 'node:path'

/** Debian's defaults but for where things lie and for how many receivers one transaction may carry. */
export const mainCf = (dir: string) => `compatibility_level = 3.6
queue_directory = ${dir}/queue
data_directory = ${dir}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.xa.test
mydomain = xa.test
myorigin = xa.test
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.1/32
mydestination =
local_transport = error:no local
default_transport = error:no outside mail
relay_transport = error:no outside mail
disable_dns_lookups = yes
smtpd_relay_restrictions = permit_mynetworks, reject
virtual_mailbox_domains = xa.test
virtual_mailbox_maps = static:all
virtual_transport = lmtp:inet:127.0.0.1:10024
message_size_limit = 52428800
mailbox_size_limit = 0
virtual_mailbox_limit = 0
smtpd_recipient_limit = 5000
biff = no
maillog_file = ${dir}/maillog
maillog_file_prefixes = ${dirname(dir)}
alias_maps =
alias_database =
`
export const masterCf = (port: number) => `127.0.0.1:${port} inet n - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
pickup unix n - n 60 1 pickup
`
export const dovecotConf = (dir: string, port: number) => `base_dir = ${dir}/dovecot-run
instance_name = ${basename(dir)}
protocols = lmtp
listen = 127.0.0.1
ssl = no
log_path = ${dir}/dovecot.log
mail_location = maildir:${dir}/box/%n/Maildir
mail_uid = vmail
mail_gid = vmail
first_valid_uid = 1
postmaster_address = postmaster@xa.test
hostname = mail.xa.test
auth_username_format = %Ln
passdb {
  driver = static
  args = password=x
}
userdb {
  driver = static
  args = uid=vmail gid=vmail home=${dir}/box/%n allow_all_users=yes
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${port}
  }
  unix_listener lmtp {
    mode = 0600
  }
}
protocol lmtp {
  mail_plugins =
}
`
