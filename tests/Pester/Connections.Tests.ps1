BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    $script:server = Start-TestServer (Join-Path $TestDrive 'server')
    $script:other = Start-TestServer (Join-Path $TestDrive 'other')
    $script:id = New-TestConversation $server -Messages 4 -Name 'first'
    $script:otherId = New-TestConversation $other -Messages 4 -Name 'second'
    $script:wrong = ConvertTo-SecureString 'not-the-secret' -AsPlainText -Force
}

AfterAll {
    Disconnect-Symbl -All
    $server, $other | Stop-TestServer
}

Describe 'Commands without a connection' -Tag UserPath {
    AfterEach { Disconnect-Symbl -All }

    It 'state how to connect' {
        $failure = { Get-SymblConversation } | Should -Throw -ErrorId 'Symbl.NotConnected,*' -PassThru
        $failure.Exception.Message | Should -Match 'Connect-Symbl -Local'
        $failure.CategoryInfo.Category | Should -Be ConnectionError
        Test-SymblConnection | Should -BeFalse
    }

    It 'fail again after a repeated Disconnect-Symbl' {
        Connect-Symbl -BaseUri $server.BaseUri -Credential $server.Credential
        Test-SymblConnection | Should -BeTrue
        Disconnect-Symbl
        Disconnect-Symbl
        { Get-SymblConversation } | Should -Throw -ErrorId 'Symbl.NotConnected,*'
    }
}

Describe 'Connect-Symbl with wrong credentials or addresses' -Tag UserPath {
    AfterEach { Disconnect-Symbl -All }

    It 'fails for a wrong secret without disclosing it' {
        $failure = {
            Connect-Symbl -BaseUri $server.BaseUri -AppId $server.Credential.UserName -AppSecret $wrong
        } | Should -Throw -ErrorId 'Symbl.AuthenticationFailed,*' -PassThru
        $failure.CategoryInfo.Category | Should -Be AuthenticationError
        "$failure $($failure | ConvertTo-Json -Depth 3 -WarningAction Ignore)" | Should -Not -Match 'not-the-secret'
        Get-SymblConnection | Should -BeNullOrEmpty
    }

    It 'does not prompt under -NonInteractive' {
        $script = @'
param($Manifest)
Import-Module $Manifest
try { Connect-Symbl -BaseUri http://127.0.0.1:9 } catch { $_.FullyQualifiedErrorId; "$_" }
try { Connect-Symbl -BaseUri http://127.0.0.1:9 -Credential app } catch { "$_" }
'@
        $none = @{ SYMBL_APP_ID = $null; SYMBL_APP_SECRET = $null; SYMBL_ACCESS_TOKEN = $null; SYMBL_TOKEN_URI = $null; HOME = $TestDrive }
        $result = Invoke-ChildSession $script -Argument @{ Manifest = Get-StagedManifest } -Environment $none
        $result.Output[0] | Should -BeLike 'Symbl.InvalidParameter,*'
        $result.Output -join ' ' | Should -Match "-NonInteractive does not allow a prompt.*'app' has no password"
        $result.Output -join ' ' | Should -Not -Match 'Connect to Symbl|PowerShell credential request'
    }

    It 'rejects plain http to another machine' {
        { Connect-Symbl -BaseUri http://symbl.example.com -Credential $server.Credential } | Should -Throw '*https*' -ErrorId 'Symbl.InvalidParameter,*'
        { Connect-Symbl -TokenUri http://tokens.example.com/new -BaseUri https://symbl.example.com } |
            Should -Throw '*https*' -ErrorId 'Symbl.InvalidParameter,*'
    }

    It 'recommends two alternatives if the public service does not resolve' {
        $addresses = try { [System.Net.Dns]::GetHostAddresses('api.symbl.ai') } catch { @() }
        if ($addresses) { Set-ItResult -Skipped -Because 'api.symbl.ai resolves on this network' }

        $failure = { Connect-Symbl -Credential $server.Credential } | Should -Throw -ErrorId 'Symbl.PlatformUnreachable,*' -PassThru
        $failure.Exception.Message | Should -Match 'api\.symbl\.ai'
        $failure.Exception.Message | Should -Match 'may be gone'
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect-Symbl -Local'
        $failure.ErrorDetails.RecommendedAction | Should -Match '-BaseUri'
        # The default error view shows both alternatives.
        $failure | Out-String | Should -Match '(?s)Connect-Symbl -Local.*-BaseUri'
    }

    It 'names an unreachable address' {
        $unused = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $unused.Start()
        $port = $unused.LocalEndpoint.Port
        $unused.Stop()
        { Connect-Symbl -BaseUri "http://127.0.0.1:$port" -Credential $server.Credential } |
            Should -Throw "*127.0.0.1:$port*" -ErrorId 'Symbl.ServiceUnreachable,*'
    }
}

Describe 'Sources of credentials' {
    AfterEach {
        Disconnect-Symbl -All
        Remove-Item Env:SYMBL_*
    }

    It 'include <Case>' -ForEach @(
        @{ Case = 'id and secret'; Connect = { Connect-Symbl -BaseUri $server.BaseUri -AppId $server.Credential.UserName -AppSecret $server.Credential.Password } }
        @{ Case = 'a token'; Connect = { Connect-Symbl -BaseUri $server.BaseUri -AccessToken (ConvertTo-SecureString $server.Token -AsPlainText -Force) } }
        @{ Case = 'the environment'; Connect = {
                $env:SYMBL_BASE_URI = $server.BaseUri
                $env:SYMBL_APP_ID = $server.Credential.UserName
                $env:SYMBL_APP_SECRET = $server.Secret
                Connect-Symbl -FromEnvironment
            }
        }
        @{ Case = 'a configuration file'; Connect = {
                "[credentials]`napp_id = $($server.Credential.UserName)`napp_secret = $($server.Secret)" | Set-Content (Join-Path $TestDrive 'symbl.conf')
                Connect-Symbl -BaseUri $server.BaseUri -ConfigPath TestDrive:/symbl.conf
            }
        }
        @{ Case = 'a configuration file in the working folder'; Connect = {
                Push-Location $TestDrive
                try { Connect-Symbl -BaseUri $server.BaseUri } finally { Pop-Location }
            }
        }
    ) {
        & $Connect
        (Get-SymblConversation).Name | Should -Be 'first'
    }

    It 'include the environment without Connect-Symbl' {
        $env:SYMBL_BASE_URI = $server.BaseUri
        $env:SYMBL_ACCESS_TOKEN = $server.Token
        (Get-SymblConversation).Name | Should -Be 'first'
    }
}

Describe 'Several connections' -Tag UserPath {
    AfterEach { Disconnect-Symbl -All }

    It 'are selected by name and by object' {
        Connect-Symbl -BaseUri $server.BaseUri -Credential $server.Credential -Name One
        $two = Connect-Symbl -BaseUri $other.BaseUri -Credential $other.Credential -Name Two -PassThru

        (Get-SymblConversation).Name | Should -Be 'second'
        (Get-SymblConversation -Connection One).Name | Should -Be 'first'
        (Get-SymblConversation -Connection $two).Name | Should -Be 'second'
        (Get-SymblConnection).Name | Sort-Object | Should -Be 'One', 'Two'
        { Get-SymblConversation -Connection Three } | Should -Throw '*Three*'

        Disconnect-Symbl -Name Two
        (Get-SymblConversation).Name | Should -Be 'first'
        { Get-SymblConversation -Connection $two } | Should -Throw -ErrorId 'Symbl.NotConnected,*'
    }

    It 'are used by ForEach-Object -Parallel' {
        Connect-Symbl -BaseUri $server.BaseUri -Credential $server.Credential
        $manifest = Get-StagedManifest
        $counts = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:manifest
            @(Get-SymblMessage $using:id).Count
        }
        $counts | Should -Be 4, 4, 4, 4
    }

    It 'can differ between two runspaces' {
        Connect-Symbl -BaseUri $server.BaseUri -Credential $server.Credential -Name Mine
        $manifest = Get-StagedManifest
        $seen = $other | ForEach-Object -Parallel {
            Import-Module $using:manifest
            (Get-SymblConversation).Name
            Connect-Symbl -BaseUri $_.BaseUri -Credential $_.Credential -Name Theirs
            (Get-SymblConversation).Name
        }
        $seen | Should -Be 'first', 'second'
        (Get-SymblConversation).Name | Should -Be 'first' -Because 'the other runspace must not replace this connection'
    }

    It 'can have the same name in two runspaces' {
        $manifest = Get-StagedManifest
        # Both runspaces are connected before either one reads.
        $barrier = [System.Threading.Barrier]::new(2)
        $seen = $server, $other | ForEach-Object -ThrottleLimit 2 -Parallel {
            Import-Module $using:manifest
            Connect-Symbl -BaseUri $_.BaseUri -Credential $_.Credential -Name Same
            if (-not ($using:barrier).SignalAndWait([timespan]::FromSeconds(60))) { throw 'The other runspace did not connect.' }
            (Get-SymblConversation -Connection Same).Name
            (Get-SymblConversation).Name
        }
        $seen | Sort-Object | Should -Be 'first', 'first', 'second', 'second'
    }
}
