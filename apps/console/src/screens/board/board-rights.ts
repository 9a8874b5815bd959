import { useRefusal } from '../../shell/refusal';

export interface BoardRights {
  seat?: string;
  delegation?: string;
  board?: string;
}

/** Why a person may not change the board of a site, in words; the server decides. Basis: LA-9.1, LA-9.4.c, LA-20.2 */
export function useBoardRights(site: string): BoardRights {
  const refusal = useRefusal(site);
  return {
    seat: refusal(
      'seat.assign',
      'Người đứng đầu đơn vị quyết định các vị trí của trang thành phần. Với trang của tỉnh, quản trị cổng nhập theo quyết định của UBND tỉnh.',
    ),
    delegation: refusal('delegation.give', 'Chỉ Trưởng Ban đang giữ vị trí mới ủy quyền hoặc thu hồi ủy quyền.'),
    board: refusal(
      'board.establish',
      'Người đứng đầu đơn vị thành lập Ban Biên tập của trang thành phần; Ban Biên tập của tỉnh do UBND tỉnh quyết định.',
    ),
  };
}
