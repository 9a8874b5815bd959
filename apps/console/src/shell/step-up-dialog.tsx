import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Dialog } from '../ui/dialog';
import { stepUpUrl } from './sign-in-redirect';
import { closeStepUp, noteLeaving, useStepUpAsked } from './step-up';

/** Some acts need a fresh second factor; what was typed waits in this tab. */
export function StepUpDialog() {
  const open = useStepUpAsked();
  const go = () => {
    noteLeaving();
    location.assign(stepUpUrl());
  };
  return (
    <Dialog
      open={open}
      above
      onClose={closeStepUp}
      title="Xác nhận lại danh tính"
      width={460}
      footer={
        <>
          <Button onClick={closeStepUp}>Để sau</Button>
          <Button type="primary" icon={<SafetyCertificateOutlined aria-hidden />} onClick={go}>
            Xác nhận lại
          </Button>
        </>
      }
    >
      <p>Ký duyệt, phân quyền và thao tác với trang cần bạn xác nhận lại danh tính bằng bước thứ hai của tài khoản.</p>
      <p className="hint">Bạn sẽ được đưa sang trang đăng nhập rồi trở lại đúng màn hình này. Nội dung bạn đã nhập được giữ nguyên.</p>
    </Dialog>
  );
}
