<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#-- Keycloak's own has "Sign in" for a title, and devices that no keyboard can choose. -->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
    <#if section = "header">
        ${msg("secondFactorTitle")}
    <#elseif section = "form">
        <p>${msg("secondFactorIntro")}</p>
        <form id="kc-otp-login-form" class="${properties.kcFormClass}" action="${url.loginAction}" method="post">
            <#if otpLogin.userOtpCredentials?size gt 1>
                <fieldset>
                    <legend>${msg("secondFactorDevice")}</legend>
                    <#list otpLogin.userOtpCredentials as device>
                        <label class="${properties.kcCheckboxClass}">
                            <input type="radio" name="selectedCredentialId" value="${device.id}" <#if device.id == otpLogin.selectedCredentialId!''>checked</#if>>
                            <span>${(device.userLabel == "unnamed")?then(msg("secondFactorUnnamed"), device.userLabel)}</span>
                        </label>
                    </#list>
                </fieldset>
            </#if>
            <@field.input name="otp" label=msg("loginOtpOneTime") autocomplete="one-time-code" fieldName="totp" autofocus=true />
            <@buttons.actionGroup>
                <@buttons.button id="kc-login" name="login" label="doSubmit" />
            </@buttons.actionGroup>
        </form>
    </#if>
</@layout.registrationLayout>
