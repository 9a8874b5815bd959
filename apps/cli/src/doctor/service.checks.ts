import { access, constants } from 'node:fs/promises';
import { PasswordEvents, readAdapterFile } from '@cong-tinh/identity';
import { ConfigurationError, createLogger, createStorage, outboundFetch } from '@cong-tinh/platform';
import { type Check, fault, ok, warning } from './check.js';

export const folder: Check = {
  name: 'Thư mục dữ liệu',
  async run({ dataFolder }) {
    try {
      await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
      return ok(dataFolder);
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'không có' : 'không đọc, ghi được';
      return fault(`${dataFolder} ${why}`, 'Tạo thư mục, cấp quyền cho người dùng chạy dịch vụ (chown), hoặc sửa DATA_FOLDER.');
    }
  },
};

const storage: Check = {
  name: 'Kho tệp',
  async run(config) {
    try {
      await createStorage(config).check();
      return ok(config.storageKind === 's3' ? `${config.storageEndpoint}, bucket ${config.storageBucket}` : config.dataFolder);
    } catch (error) {
      if (error instanceof ConfigurationError) return fault(error.faults.join(' '), 'Đặt các biến STORAGE_… rồi chạy lại.');
      return config.storageKind === 's3'
        ? fault((error as Error).message, 'Kiểm tra kho S3 đang chạy, STORAGE_ENDPOINT, STORAGE_BUCKET và cặp khóa.')
        : fault((error as Error).message, 'Cấp quyền ghi thư mục đó cho người dùng chạy dịch vụ, kiểm tra dung lượng đĩa.');
    }
  },
};

const singleSignOn: Check = {
  name: 'Đăng nhập một lần',
  async run({ ssoIssuer }) {
    try {
      const response = await outboundFetch(`${ssoIssuer}/.well-known/openid-configuration`);
      if (!response.ok)
        return fault(`${ssoIssuer} trả lời ${response.status}`, 'Kiểm tra tên realm trong SSO_ISSUER và máy chủ đứng trước Keycloak.');
      const document = (await response.json()) as { issuer?: string };
      return document.issuer === ssoIssuer
        ? ok(ssoIssuer)
        : fault(`máy chủ tự xưng là ${String(document.issuer)}`, 'SSO_ISSUER phải trùng từng chữ với issuer của realm.');
    } catch (error) {
      const { code, message } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
      return fault(
        `không hỏi được ${ssoIssuer} (${code ?? message})`,
        'Khởi động máy chủ đăng nhập (Keycloak), kiểm tra tên miền và chứng thư trong SSO_ISSUER.',
      );
    }
  },
};

const adapterFile: Check = {
  name: 'Tệp keycloak.json',
  async run({ ssoAdapterFile, ssoIssuer }) {
    try {
      const { realmUrl } = readAdapterFile(ssoAdapterFile);
      return realmUrl === ssoIssuer
        ? ok(ssoAdapterFile)
        : fault(`${ssoAdapterFile} là của ${realmUrl}`, `Xuất lại tệp này từ realm ${ssoIssuer}, hoặc sửa SSO_ISSUER, KEYCLOAK_URL.`);
    } catch (error) {
      return fault((error as Error).message, 'Xuất lại cấu hình adapter từ Keycloak và đặt SSO_ADAPTER_FILE.');
    }
  },
};

const passwordEvents: Check = {
  name: 'Mật khẩu do quản trị đặt lại',
  async run(config) {
    const { ssoAdminUrl, env } = config;
    if (ssoAdminUrl === '' && env !== 'production') return ok('không theo dõi ngoài môi trường production');
    if (ssoAdminUrl === '')
      return warning('không theo dõi: phiên cũ còn dùng được sau khi đặt lại', 'Đặt SSO_ADMIN_URL là địa chỉ nội bộ của Keycloak.');
    try {
      await new PasswordEvents(config, outboundFetch, createLogger('silent')).check();
      return ok(ssoAdminUrl);
    } catch (error) {
      const { code, message } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
      return fault(
        `không đọc được nhật ký quản trị tại ${ssoAdminUrl} (${code ?? message})`,
        'Kiểm tra SSO_ADMIN_URL, và vai trò view-events của tài khoản dịch vụ của client bàn làm việc (deploy/keycloak).',
      );
    }
  },
};

/** In the order in which they are run and printed. */
export const SERVICE_CHECKS: readonly Check[] = [storage, singleSignOn, adapterFile, passwordEvents];
