import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '@cong-tinh/kernel';

export const delegationNotFound = () => new NotFoundError('delegation_not_found', 'Không tìm thấy ủy quyền này.');

export const delegationMissing = () => new ForbiddenError('delegation_missing', 'Bạn chưa được Trưởng Ban ủy quyền.');

export const delegationExpired = () => new ForbiddenError('delegation_expired', 'Ủy quyền của Trưởng Ban đã hết hạn hoặc đã thu hồi.');

export const delegationOver = () => new ConflictError('delegation_over', 'Ủy quyền này đã hết hạn hoặc đã thu hồi.');

export const notTheHead = () =>
  new ForbiddenError('delegation_by_head', 'Chỉ Trưởng Ban Biên tập đang giữ vị trí mới ủy quyền hoặc thu hồi ủy quyền.');

export const notADeputy = () =>
  new InvalidError('delegate_not_deputy', 'Người nhận ủy quyền phải là Phó Trưởng Ban trong suốt thời gian ủy quyền.', {
    field: 'toAccountId',
  });
